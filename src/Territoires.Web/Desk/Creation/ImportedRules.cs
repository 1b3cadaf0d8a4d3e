using System.Text.Json;
using System.Text.Json.Nodes;
using Territoires.Domain.Calls;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Creation;

/// <summary>
/// A file of rules, read: the rules, or all that is wrong with them at once, each with its path in the file. A part that has not the
/// shape it should have keeps no other from being looked at.
/// </summary>
public sealed class ImportedRules(SchemaFaults shape)
{
    /// <summary>The field in which a file is shown, and corrected.</summary>
    public const string Field = "json";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = JsonBody.Options.MaxDepth };

    /// <summary>Faults of a chapter that another part, which could not be read, may have caused.</summary>
    private static readonly string[] BetweenParts = ["spotting", "grid", "calendar", "calendar.closes", "calendar.reviewsBy"];

    private static readonly string[] OnWhichOthersStand = ["calendar", "grid", "requiredDocuments", "form", "signatureRequired"];

    /// <param name="text">The file.</param>
    /// <param name="id">The call that the rules are for.</param>
    public Result<CallRules, Problem> Read(string text, string id)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Refused([new Fault(Field, "Choisissez un fichier, ou collez ici ce qu’il contient.")]);
        }

        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), Strict);
            return Read(document.RootElement, id);
        }
        catch (JsonException failure)
        {
            return Refused([new Fault(Field, Unreadable(failure))]);
        }
    }

    private Result<CallRules, Problem> Read(JsonElement file, string id)
    {
        var faults = shape.Of(file);
        if (file.ValueKind != JsonValueKind.Object)
        {
            return Refused([.. faults.Select(AtItsPath)]);
        }

        var wrong = faults.Select(fault => RootOf(fault.Field)).ToHashSet(StringComparer.Ordinal);
        var request = Repaired(file, wrong).Deserialize<CallRulesRequest>(JsonBody.Options)!;
        Fault[] all =
        [
            .. faults.Select(AtItsPath), .. request.Faults(id).Where(fault => IsItsOwn(fault, wrong)).Select(AtItsPath),
        ];
        var rules = all.Length > 0 ? Refused(all) : request.ToRules();
        return rules;
    }

    /// <summary>The file with something readable in place of each part that is not.</summary>
    private JsonObject Repaired(JsonElement file, HashSet<string> wrong) => new(shape.Parts
        .Where(part => wrong.Contains(part.Key) || file.TryGetProperty(part.Key, out _))
        .Select(part => KeyValuePair.Create(part.Key, wrong.Contains(part.Key)
            ? shape.StandIn(part.Value!)
            : JsonSerializer.SerializeToNode(file.GetProperty(part.Key)))));

    private static bool IsItsOwn(Fault fault, HashSet<string> wrong) =>
        !wrong.Contains(RootOf(fault.Field))
        && !(fault.Field == "screening.keeps" && wrong.Contains("places"))
        && !(fault.Field.EndsWith(".shownAs", StringComparison.Ordinal) && wrong.Contains("showsAnswers"))
        && !(BetweenParts.Contains(fault.Field) && wrong.Overlaps(OnWhichOthersStand));

    private static string RootOf(string path) => path.Split('.', '[')[0];

    /// <summary>A call's id is typed beside the file; all else is in it.</summary>
    private static Fault AtItsPath(Fault fault) => fault.Field switch
    {
        "id" => fault,
        "" => new Fault(Field, fault.Message),
        var path => new Fault(Field, $"{path}\u00a0: {fault.Message}"),
    };

    private static string Unreadable(JsonException failure) => failure switch
    {
        { Path: { Length: > 1 } path } => $"{path[2..]}\u00a0: cette valeur est hors de portée. Écrivez-en une plus petite.",
        { LineNumber: { } line, BytePositionInLine: { } position } =>
            $"Ligne {line + 1}, octet {position + 1}\u00a0: le fichier n’est pas du JSON à cet endroit, ou répète un champ. Corrigez-le, "
                + "ou exportez de nouveau le règlement.",
        _ => "Le fichier n’est pas du JSON, ou répète un champ. Corrigez-le, ou exportez de nouveau le règlement.",
    };

    private static Result<CallRules, Problem> Refused(IReadOnlyList<Fault> faults) =>
        Problems.Of(new CallRefusal.RulesUnacceptable(faults));
}
