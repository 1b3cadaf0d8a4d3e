using System.Globalization;

namespace Territoires.Web.Text;

/// <summary>Every address that a page links to, in one place.</summary>
public static partial class Addresses
{
    public const string Home = "/";
    public const string SignIn = "/connexion";
    public const string SignOut = "/deconnexion";
    public const string MyApplications = "/candidatures";

    /// <summary>The desk of a juror.</summary>
    public const string Jury = "/jury";

    /// <summary>The desk of a service of the State.</summary>
    public const string Opinions = "/avis";

    /// <summary>The desk of those who run, decide, publish and audit.</summary>
    public const string Management = "/gestion";

    public const string Help = "/aide";
    public const string Accessibility = "/accessibilite";
    public const string LegalNotice = "/mentions-legales";
    public const string PersonalData = "/donnees-personnelles";
    public const string ApiDocumentation = "/documentation-api";
    public const string OpenApi = "/api/openapi.json";

    /// <summary>The JSON Schema of the rules of a call.</summary>
    public const string RulesSchema = "/schemas/reglement.schema.json";

    /// <summary>The rules of a call as JSON.</summary>
    public static string RulesFile(string call) => $"/api/calls/{call}/rules";

    public const string Sitemap = "/sitemap.xml";

    /// <summary>What is new, for a reader of feeds.</summary>
    public const string Feed = "/appels.atom";

    public static string Call(string call) => $"/appels/{call}";

    public static string CallCalendar(string call) => $"/appels/{call}/calendrier.ics";

    /// <summary>A document that goes with a call, for whoever may read the call.</summary>
    public static string CallDocument(string call, string name) => $"/api/calls/{call}/documents/{name}";

    public static string NewApplication(string call) => $"/appels/{call}/candidater";

    public static string Laureates(string call) => $"/appels/{call}/laureats";

    public static string Laureate(string call, string laureate) => $"{Laureates(call)}/{laureate}";

    /// <summary>The list as one of its versions said it, from 1.</summary>
    public static string LaureatesVersion(string call, int version) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Laureates(call)}/versions/{version}");

    public static string LaureatesFile(string call, string format) => $"/appels/{call}/laureats.{format}";

    public static string Application(string id) => $"/candidatures/{id}";

    public static string Document(string id, string kind) => $"/candidatures/{id}/pieces/{kind}";

    /// <summary>A step of a draft; of a preview, which has no draft, the same step of the preview.</summary>
    public static string DraftStep(string id, string step) =>
        PreviewedCall(id) is { } call ? FormPreview(call, step) : $"/candidatures/{id}/etapes/{step}";

    /// <summary>What stands for the id of an application in the preview of a form; no application has it.</summary>
    public static string OfPreview(string call) => PreviewPrefix + call;

    public static string Withdrawal(string id) => $"/candidatures/{id}/retrait";

    /// <summary>Who writes an application.</summary>
    public static string Writers(string id) => $"/candidatures/{id}/redacteurs";

    public static string WriterRemoval(string id, string actor) => $"{Writers(id)}/{actor}/retrait";

    public static string DraftDeletion(string id) => $"/candidatures/{id}/suppression";

    /// <summary>Where a correction is sent.</summary>
    public static string Correction(string id) => $"/candidatures/{id}/correction";

    public static string Receipt(string id) => $"/candidatures/{id}/recepisse";

    /// <summary>The receipt of one of the versions that were received, from 1.</summary>
    public static string Receipt(string id, int version) =>
        version == 1 ? Receipt(id) : string.Create(CultureInfo.InvariantCulture, $"/candidatures/{id}/recepisses/{version}");

    /// <summary>Where a change of what was submitted is begun.</summary>
    public static string Change(string id) => $"/candidatures/{id}/modification";

    public static string GivenUpChange(string id) => $"/candidatures/{id}/modification/abandon";

    public static string ReceiptPdf(string id, int version) => $"{Receipt(id, version)}.pdf";

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>A place to go back to after signing in: ours, and a page. Anything else is the home page.</summary>
    public static string Local(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && !address.Contains('\\', StringComparison.Ordinal)
            && !address.Any(char.IsControl) ? address : Home;

    private const string PreviewPrefix = "apercu/";

    private static string? PreviewedCall(string id) =>
        id.StartsWith(PreviewPrefix, StringComparison.Ordinal) ? id[PreviewPrefix.Length..] : null;
}
