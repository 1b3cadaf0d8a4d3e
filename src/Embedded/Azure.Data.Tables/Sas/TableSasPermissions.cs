using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables.Sas;

/// <summary>What the holder of a signature may do with the rows of a table.</summary>
[Flags]
[SuppressMessage("Design", "MA0062:Non-flags enums should not be marked with \"FlagsAttribute\"", Justification = "All is -1 upstream.")]
public enum TableSasPermissions
{
    Read = 1,
    Add = 2,
    Update = 4,
    Delete = 8,
    All = -1,
}
