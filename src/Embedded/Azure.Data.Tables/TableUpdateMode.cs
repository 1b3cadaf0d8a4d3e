namespace Azure.Data.Tables;

/// <summary>What a write does with stored properties that the written entity does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>Keeps them.</summary>
    Merge = 0,

    /// <summary>Removes them.</summary>
    Replace = 1,
}
