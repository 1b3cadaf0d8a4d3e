using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused: nothing of it was written.</summary>
// The serialization constructors are obsolete upstream and are not mirrored; the other standard ones do not exist there.
#pragma warning disable CA1032
public class TableTransactionFailedException : RequestFailedException
#pragma warning restore CA1032
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(Checked(requestFailedException).Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        FailedTransactionActionIndex = IndexIn(requestFailedException.Message);
    }

    /// <summary>Zero-based index of the action that failed; null when the service named none.</summary>
    public int? FailedTransactionActionIndex { get; }

    private static RequestFailedException Checked(RequestFailedException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception;
    }

    // The service writes "{index}:{sentence}".
    private static int? IndexIn(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
