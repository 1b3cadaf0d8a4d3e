using System.Text.Json;
using Territoires.Domain.Journal;

namespace Territoires.Tests.TestSupport;

/// <summary>One aggregate as some version of the app stored it: its facts word for word, and the state that they made.</summary>
/// <param name="Kind">call, application, review or session.</param>
/// <param name="State">The JSON of its state row.</param>
/// <param name="Facts">From the first.</param>
public sealed record KeptLife(string Kind, string State, IReadOnlyList<StoredFact> Facts)
{
    public static KeptLife[] Read(string file) => JsonSerializer.Deserialize<KeptLife[]>(File.ReadAllText(file))!;

    /// <summary>Types of its facts, told apart by aggregate: a call and a session both have a SessionConvened.</summary>
    public IEnumerable<string> Types => Facts.Select(fact => $"{Kind}-{fact.Type}").Distinct();

    /// <summary>Which members its facts have, by type and path; values, and how many elements an array has, play no part.</summary>
    public IEnumerable<string> Members =>
        Facts.SelectMany(fact => Paths($"{Kind}-{fact.Type}", JsonDocument.Parse(fact.Json).RootElement)).Distinct();

    private static IEnumerable<string> Paths(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Paths($"{path}.{member.Name}", member.Value)).Prepend(path),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Paths($"{path}[]", element)).Prepend(path),
        _ => [path],
    };
}
