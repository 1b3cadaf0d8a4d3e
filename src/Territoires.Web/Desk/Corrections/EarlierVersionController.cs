using System.Globalization;
using Territoires.Core.Applications;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Corrections;

/// <summary>An application as it stood until a correction replaced it.</summary>
public sealed class EarlierVersionController(ManagedCalls managed, ApplicationStore applications, DocumentStore documents) : ControllerBase
{
    [Reads("gestion/appels/{call}/recevabilite/{id}/versions/{number}"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ShowEarlierVersionAsync(string call, string id, string number, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state }
            || await applications.FindAsync(id, Request.Actor(), cancellation) is not { State: { } application }
            || application.CallId != call
            || VersionOf(application, number) is not { } version)
        {
            return Problems.NotFound.ToResult();
        }

        return Page.Of(new EarlierVersionPage
        {
            Call = state,
            Application = application with { Content = version.Content, Documents = version.Documents },
            Number = int.Parse(number, CultureInfo.InvariantCulture),
            ReceivedAt = version.ReceivedAt,
        });
    }

    public static ApplicationVersion? VersionOf(ApplicationState application, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at >= 1 && at <= application.Versions.Count
            ? application.Versions[at - 1]
            : null;

    /// <summary>A document of an earlier version.</summary>
    [Reads("gestion/appels/{call}/recevabilite/{id}/versions/{number}/pieces/{kind}"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ReadEarlierDocumentAsync(string call, string id, string number, string kind, CancellationToken cancellation)
    {
        if (await applications.FindWithCallAsync(id, Request.Actor(), cancellation) is not { State: var application, Call: var of }
            || application.CallId != call
            || VersionOf(application, number) is not { } version
            || AskedDocument.Counted(of.Rules, version.Content.Answers, version.Documents).FirstOrDefault(one => one.Kind == kind)
                is not { } document)
        {
            return Problems.NotFound.ToResult();
        }

        return DocumentFile.Of(
            document, await documents.OpenAsync(document, cancellation), $"{DocumentFile.NameOf(application, document)}-version-{number}");
    }
}
