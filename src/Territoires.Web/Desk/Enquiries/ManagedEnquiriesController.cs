using Territoires.Core.Enquiries;
using Territoires.Domain.Enquiries;

namespace Territoires.Web.Desk.Enquiries;

/// <summary>All that was asked about a call; and what its secretary publishes though nobody asked it here.</summary>
public sealed class ManagedEnquiriesController(ManagedCalls managed, EnquiryStore enquiries) : ControllerBase
{
    [Reads("gestion/appels/{call}/questions"), Policy(Permission.ReadEnquiries)]
    public async Task<IResult> ShowManagedEnquiriesAsync(string call, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { IsPublic: true } state })
        {
            return Problems.NotFound.ToResult();
        }

        var answers = Policies.Permits(Permission.AnswerEnquiries, act.Actor);
        return Page.Of(new ManagedEnquiriesPage
        {
            Call = state,
            Enquiries = await enquiries.ListAsync(call, cancellation),
            Answers = answers,
            Publishes = answers && EnquiryWindow.IsOpen(state, act.ReceivedAt),
        });
    }

    [Reads("gestion/appels/{call}/questions/publication"), Policy(Permission.AnswerEnquiries)]
    public Task<IResult> ShowEnquiryPublicationAsync(string call, CancellationToken cancellation) =>
        PublicationAsync(call, new EnquiryForm(string.Empty, string.Empty, string.Empty), null, cancellation);

    [HttpPost("gestion/appels/{call}/questions/publication"), Policy(Permission.AnswerEnquiries)]
    public async Task<IResult> PublishEnquiryAsync(string call, [FromServices] PublishEnquiry publish, CancellationToken cancellation)
    {
        var typed = await EnquiryForm.ReadAsync(Request, cancellation);
        var published = await publish.RunAsync(call, typed.Question, typed.Answer, Request.Act(), cancellation);
        return published.IsRefused
            ? await PublicationAsync(call, typed, Problems.Of(published.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedEnquiries(call));
    }

    private async Task<IResult> PublicationAsync(string call, EnquiryForm typed, Problem? problem, CancellationToken cancellation) =>
        problem is null or { IsAboutTheForm: true }
            && await managed.FindAsync(call, Request.Actor(), cancellation) is { State: { IsPublic: true } state }
            ? Page.Of(new EnquiryPublicationPage { Call = state, Form = typed, Problem = problem }, problem)
            : (problem ?? Problems.NotFound).ToResult();
}
