//! Why a file is refused, in words for the person who sent it.

mod said;

use hlaska_kernel::Said;

use crate::marking::Finding;

/// Kinds that are never taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Banned {
    Program,
    Script,
    /// Pages, drawings and data in markup: HTML, SVG, XML.
    Markup,
    /// Archives other than documents.
    Archive,
    /// Word and Excel before 2007, RTF.
    OldOffice,
}

/// What is wrong with a packed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveFault {
    /// Unpacks to many times its size.
    Ratio,
    /// Unpacks to more than is bearable.
    Size,
    TooManyEntries,
    /// An archive in an archive.
    Nested,
    /// A part wants to lie outside.
    Path,
    /// Parts share bytes or names.
    Overlap,
}

/// What in a document would act by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActiveContent {
    JavaScript,
    /// Starts a program or sends data.
    Launch,
    EmbeddedFile,
    /// An object of another program, a control, a field that runs something.
    Object,
    /// Loads its template or parts from elsewhere.
    External,
    /// An XFA form: a program in the shape of a form.
    DynamicForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlFault {
    /// Declares a document type or entities.
    Doctype,
    TooDeep,
    TooLong,
}

/// A file that is not kept. Each has its own message and its own name for counting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    #[error("the file is empty")]
    Empty,
    #[error("the file is larger than {limit_bytes} bytes")]
    TooLarge { limit_bytes: usize },
    #[error("this kind of file is not taken: {0:?}")]
    Banned(Banned),
    #[error("the kind of the file is not known")]
    Unknown,
    #[error("the name says „{extension}“, the content is {is}")]
    Mismatch { extension: String, is: &'static str },
    #[error("the file is two files at once")]
    Polyglot,
    #[error("the file is encrypted")]
    Encrypted,
    #[error("the document holds macros")]
    Macros,
    #[error("the document would act by itself: {0:?}")]
    Active(ActiveContent),
    #[error("the packed file is not safe: {0:?}")]
    Archive(ArchiveFault),
    #[error("the markup inside is not safe: {0:?}")]
    Xml(XmlFault),
    #[error("the picture declares {width} × {height} pixels")]
    PixelBomb { width: u32, height: u32 },
    #[error("the {0} file is damaged")]
    Malformed(&'static str),
    #[error("classified: {}", .0.marking)]
    Classified(Finding),
}

impl Rejected {
    /// Stable name for records and tests.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too_large",
            Self::Banned(what) => said::banned_code(*what),
            Self::Unknown => "unknown",
            Self::Mismatch { .. } => "mismatch",
            Self::Polyglot => "polyglot",
            Self::Encrypted => "encrypted",
            Self::Macros => "macros",
            Self::Active(what) => said::active_code(*what),
            Self::Archive(fault) => said::archive_code(*fault),
            Self::Xml(fault) => said::xml_code(*fault),
            Self::PixelBomb { .. } => "pixel_bomb",
            Self::Malformed(_) => "malformed",
            Self::Classified(_) => "classified",
        }
    }

    /// What is wrong and what to do.
    pub fn said(&self) -> Said {
        match self {
            Self::Empty => said::empty(),
            Self::TooLarge { limit_bytes } => said::too_large(*limit_bytes),
            Self::Banned(what) => said::banned(*what),
            Self::Unknown => said::unknown(),
            Self::Mismatch { extension, is } => said::mismatch(extension, is),
            Self::Polyglot => said::polyglot(),
            Self::Encrypted => said::encrypted(),
            Self::Macros => said::macros(),
            Self::Active(what) => said::active(*what),
            Self::Archive(fault) => said::archive(*fault),
            Self::Xml(fault) => said::xml(*fault),
            Self::PixelBomb { width, height } => said::pixel_bomb(*width, *height),
            Self::Malformed(family) => said::malformed(family),
            Self::Classified(finding) => said::classified(finding),
        }
    }
}
