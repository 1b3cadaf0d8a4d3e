using System.Diagnostics.CodeAnalysis;

namespace Territoires.Web.Public;

/// <summary>Every address of the site that is none, or is not read or written so: a page that says it, never an empty answer.</summary>
public sealed class WrongAddressController : ControllerBase
{
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "An action is found on an instance.")]
    [Route("{**path}", Order = int.MaxValue), Policy(Permission.ReadPublic, Body = BodyKind.Nothing)]
    public IResult Answer() => Problems.NotFound.ToResult();
}
