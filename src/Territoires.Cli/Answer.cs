using System.Net;
using System.Text;
using System.Text.Json;

namespace Territoires.Cli;

/// <summary>What the app answered.</summary>
/// <param name="Request">Method and path, for messages.</param>
public sealed record Answer(string Request, HttpStatusCode Status, string? EntityTag, byte[] Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The text of a member of the answer.</summary>
    public string Text(string member) => Json.GetProperty(member).GetString()!;

    /// <exception cref="HttpRequestException">The app refused; the message holds its problem.</exception>
    public Answer Succeeded() =>
        IsSuccess ? this : throw new HttpRequestException($"{Request}: {(int)Status} {Encoding.UTF8.GetString(Body)}", null, Status);

    /// <summary>The same, but for the one refusal that says that it was done already.</summary>
    public Answer SucceededOr(HttpStatusCode alreadyDone) => Status == alreadyDone ? this : Succeeded();
}
