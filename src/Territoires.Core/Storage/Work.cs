namespace Territoires.Core.Storage;

/// <summary>
/// What a message of a <see cref="WorkQueue"/> says: what is to be done, never what with, which is read where it is kept.
/// </summary>
/// <param name="Of">What it is about, in the words of its queue.</param>
/// <param name="Try">How often it was tried and failed.</param>
/// <param name="Page">How much of it is done, of what is done in pages.</param>
/// <param name="Fault">What kind of failure the last try met; null before.</param>
public sealed record Work(string Of, int Try = 0, int Page = 0, string? Fault = null)
{
    /// <exception cref="System.Text.Json.JsonException">It was not written by <see cref="Write"/>.</exception>
    public static Work Read(string message) => StoredJson.Read<Work>(message);

    public string Write() => StoredJson.Write(this);
}
