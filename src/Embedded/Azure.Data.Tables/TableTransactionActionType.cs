namespace Azure.Data.Tables;

/// <summary>One operation of a transaction.</summary>
public enum TableTransactionActionType
{
    /// <summary>Fails when the row exists.</summary>
    Add = 0,

    /// <summary>Fails when the row is missing or its ETag differs; keeps properties not named.</summary>
    UpdateMerge = 1,

    /// <summary>Fails when the row is missing or its ETag differs; removes properties not named.</summary>
    UpdateReplace = 2,

    /// <summary>Fails when the row is missing or its ETag differs.</summary>
    Delete = 3,

    /// <summary>Unconditional; keeps properties not named.</summary>
    UpsertMerge = 4,

    /// <summary>Unconditional; removes properties not named.</summary>
    UpsertReplace = 5,
}
