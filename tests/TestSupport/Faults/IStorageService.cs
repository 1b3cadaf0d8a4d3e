using Territoires.Core.Storage;

namespace Territoires.Tests.TestSupport.Faults;

/// <summary>One request of a storage client, whole.</summary>
/// <param name="Target">Path and query as they were sent.</param>
public sealed record StorageRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Only requests of tables name the version of their data service.</summary>
    public bool IsForTables => Header("DataServiceVersion") is not null;

    /// <summary>The app's queues, which are named like no container of it.</summary>
    public bool IsForQueues => !IsForTables
        && (Resource.StartsWith($"/{TableKeys.EffectsQueue}", StringComparison.Ordinal)
            || Resource.StartsWith($"/{TableKeys.MailsQueue}", StringComparison.Ordinal));

    /// <summary>The host looks into queues and takes away what is done; the app only sends, and shows what it sent.</summary>
    public bool IsOfTheHost => IsForQueues && Method is ("GET" or "DELETE" or "HEAD");

    /// <summary>What is asked of, behind the name of the account.</summary>
    public string Resource => Target.IndexOf('/', 1) is > 0 and var start ? Target[start..] : "/";

    public bool IsTransaction => Target.Contains("$batch", StringComparison.Ordinal);
}

/// <summary>One answer, whole.</summary>
public sealed record StorageAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body);

/// <summary>What stands behind the faults.</summary>
public interface IStorageService : IAsyncDisposable
{
    /// <summary>Storage connection string of a server that listens at an address.</summary>
    string ConnectionString(Uri server);

    Task<StorageAnswer> AnswerAsync(StorageRequest request);
}
