using Azure;

namespace Territoires.Core.Storage;

/// <summary>How the storage clients say that the service could not be reached, or not in time: a refusal of the service is none.</summary>
public static class StorageOutage
{
    public static bool Is(Exception failure) => failure switch
    {
        // The tries of one request, when each of them ended in an exception.
        AggregateException { InnerExceptions: [_, ..] tries } => tries.All(Is),
        // 0: no answer came.
        RequestFailedException refusal => refusal.Status == 0 || IsStatus(refusal.Status),
        // The time of one try was over; the client's own going away is asked for before.
        OperationCanceledException => true,
        IOException => true,
        _ => false,
    };

    public static bool IsStatus(int status) => status is 408 or 429 or >= 500;
}
