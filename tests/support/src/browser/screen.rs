use serde_json::{Value, json};

/// The screens pages are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 320 × 640, touch: the narrowest that must not scroll sideways.
    Narrow,
    /// 360 × 740, touch: a mayor's telephone.
    Phone,
    /// 1366 × 800: an office.
    Desktop,
    /// 1920 × 1080: the wall of an operations centre.
    Wall,
}

impl Screen {
    /// CSS pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Narrow => (320, 640),
            Self::Phone => (360, 740),
            Self::Desktop => (1366, 800),
            Self::Wall => (1920, 1080),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Phone => "phone",
            Self::Desktop => "desktop",
            Self::Wall => "wall",
        }
    }

    pub(super) fn is_touch(self) -> bool {
        matches!(self, Self::Narrow | Self::Phone)
    }

    pub(super) fn metrics(self) -> Value {
        let (width, height) = self.size();
        json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": self.is_touch(),
        })
    }
}
