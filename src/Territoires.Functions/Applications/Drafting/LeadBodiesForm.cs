using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Applications;
using Territoires.Domain.Territories;
using Territoires.Functions.Identity;
using Territoires.Functions.Territories;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Adds a body that carries the application, takes one back, or saves what goes with them.</summary>
public sealed class LeadBodiesForm(EditSection edit, DraftPages pages)
{
    [Function(nameof(LeadBodiesForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/etapes/porteurs")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var typed = TypedFields.Of(await request.ReadFormAsync(cancellation));
        var adds = typed["ajouter"].Length > 0 || typed.ContainsKey("nommer");
        var section = typed.ContainsKey("retirer") ? SectionVersion.Bodies : DraftStep.LeadBodies;
        var edited = await edit.EditAsync(id, section, content => Change(content, typed), adds ? null : typed["version"], act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.LeadBodies, typed, edited, act, cancellation);
    }

    private static ContentRequest Change(ApplicationContent content, TypedFields typed)
    {
        var bodies = content.LeadBodies.Select(Named).ToList();
        if (typed["ajouter"] is { Length: > 0 } code)
        {
            // A second click on the same button: the body is there.
            return content.LeadBodies.Any(body => body.Codes.Any(known => known.Value == code))
                ? new ContentRequest()
                : new ContentRequest { LeadBodies = [.. bodies, LeadBodyRequest.Exactly(code)] };
        }

        if (typed.ContainsKey("nommer"))
        {
            if (content.LeadBodies.Any(body => body.Codes.Count == 0 && TerritoryKindCode.Of(body.Kind) == typed["kind"] && TerritoryDirectory.IsSameName(body.Name, typed["name"])))
            {
                return new ContentRequest();
            }

            return new ContentRequest { LeadBodies = [.. bodies, new LeadBodyRequest { Kind = typed["kind"], Name = typed["name"] }] };
        }

        if (int.TryParse(typed["retirer"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < bodies.Count)
        {
            bodies.RemoveAt(place);
            return new ContentRequest { LeadBodies = bodies };
        }

        return new ContentRequest { Departements = [typed["departements"]], PartnerServices = TypedFields.Lines(typed["partnerServices"]) };
    }

    private static LeadBodyRequest Named(Territory body) => body.Resolution == TerritoryResolution.Unknown || body.Codes.Count == 0
        ? new LeadBodyRequest { Kind = TerritoryKindCode.Of(body.Kind), Name = body.Name }
        : LeadBodyRequest.Exactly(body.Codes[0].Value);
}
