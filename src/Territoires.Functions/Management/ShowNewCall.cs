using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The form of a new call, from the template of an Atelier.</summary>
public static class ShowNewCall
{
    [Function(nameof(ShowNewCall)), Policy(Permission.DefineCalls)]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/nouvel-appel")] HttpRequest request) =>
        new RazorComponentResult<NewCallPage>(new { Form = AtelierTemplate.For(request.Act().ReceivedAt), Problem = (Problem?)null });
}
