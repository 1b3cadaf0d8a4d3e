namespace Azure.Data.Tables;

/// <summary>One operation of a transaction on one row.</summary>
public class TableTransactionAction
{
    /// <summary>An operation that holds whatever the stored ETag is.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>An operation on condition of the stored ETag (updates and deletes); the default value sets no condition.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    public ETag ETag { get; }
}
