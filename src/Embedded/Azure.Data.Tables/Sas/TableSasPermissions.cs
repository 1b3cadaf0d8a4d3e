namespace Azure.Data.Tables.Sas;

/// <summary>What the holder of a signature may do with the rows of a table.</summary>
// All is -1 upstream.
#pragma warning disable MA0062
[Flags]
public enum TableSasPermissions
#pragma warning restore MA0062
{
    Read = 1,
    Add = 2,
    Update = 4,
    Delete = 8,
    All = -1,
}
