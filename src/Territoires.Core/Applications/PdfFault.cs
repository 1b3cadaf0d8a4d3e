namespace Territoires.Core.Applications;

/// <summary>Why a file cannot be read as a PDF by whoever has to examine it.</summary>
public enum PdfFault
{
    /// <summary>Not a byte.</summary>
    Empty,

    /// <summary>Another format.</summary>
    NotAPdf,

    /// <summary>It begins as a PDF and its end is not there.</summary>
    Cut,

    /// <summary>Its end leads to nothing that a reader could open.</summary>
    Damaged,

    /// <summary>Encrypted: readers may ask for a password, and nobody can know whether they will.</summary>
    Protected,
}
