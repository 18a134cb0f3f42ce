//! Values of sums and counts.

use std::fmt;

/// A decimal number as it was written, without rounding: digits and how many of them stand behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits.
    pub units: i128,
    /// How many of them are decimals.
    pub scale: u32,
}

impl Decimal {
    /// A whole number.
    #[must_use]
    pub const fn whole(units: i128) -> Self {
        Self { units, scale: 0 }
    }

    /// Reads `176680.75`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let units = format!("{whole}{decimals}").parse().ok()?;
        Some(Self {
            units,
            scale: u32::try_from(decimals.len()).ok()?,
        })
    }

    /// The same value times `factor`, with decimals used up where they can be.
    #[must_use]
    pub fn times(self, factor: i128) -> Option<Self> {
        let mut product = Self {
            units: self.units.checked_mul(factor)?,
            scale: self.scale,
        };
        while product.scale > 0 && product.units % 10 == 0 {
            product = Self {
                units: product.units / 10,
                scale: product.scale - 1,
            };
        }
        Some(product)
    }

    /// The value in hundredths (cents), rounded half up.
    #[must_use]
    pub fn cents(self) -> Option<i128> {
        if self.scale <= 2 {
            return self.units.checked_mul(10_i128.checked_pow(2 - self.scale)?);
        }
        let divisor = 10_i128.checked_pow(self.scale - 2)?;
        Some((self.units + divisor / 2).div_euclid(divisor))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = self.units.unsigned_abs().to_string();
        let scale = self.scale as usize;
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, decimals) = padded.split_at(padded.len() - scale);
        match scale {
            0 => write!(out, "{sign}{whole}"),
            _ => write!(out, "{sign}{whole}.{decimals}"),
        }
    }
}

/// How exact a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// *vismaz, vairāk nekā*
    Min,
    /// *līdz, ne vairāk kā*
    Max,
    /// *ap, aptuveni*
    Approx,
}

impl Modifier {
    /// Its name in output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Approx => "approx",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_keep_their_digits() {
        for text in ["176680.75", "12.00", "0.05", "1450"] {
            assert_eq!(
                Decimal::parse(text)
                    .map(|value| value.to_string())
                    .as_deref(),
                Some(text)
            );
        }
        assert_eq!(
            Decimal::parse("1.2").and_then(|value| value.times(1_000_000)),
            Some(Decimal::whole(1_200_000))
        );
    }

    #[test]
    fn cents_are_exact() {
        assert_eq!(
            Decimal::parse("150178.6375").and_then(Decimal::cents),
            Some(15_017_864)
        );
        assert_eq!(Decimal::parse("7").and_then(Decimal::cents), Some(700));
    }
}
