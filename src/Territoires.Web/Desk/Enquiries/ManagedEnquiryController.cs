using Territoires.Core.Enquiries;
using Territoires.Core.Storage;
using Territoires.Domain.Enquiries;

namespace Territoires.Web.Desk.Enquiries;

/// <summary>One question about a call: read by those who run it, answered, declined or corrected by its secretary.</summary>
public sealed class ManagedEnquiryController(ManagedCalls managed, EnquiryDesk desk, AnswerEnquiry answer) : ControllerBase
{
    [Reads("gestion/appels/{call}/questions/{id}"), Policy(Permission.ReadEnquiries)]
    public Task<IResult> ShowManagedEnquiryAsync(string call, string id, CancellationToken cancellation) =>
        PageAsync(call, id, null, null, cancellation);

    [HttpPost("gestion/appels/{call}/questions/{id}"), Policy(Permission.AnswerEnquiries)]
    public async Task<IResult> AnswerEnquiryAsync(string call, string id, CancellationToken cancellation)
    {
        var typed = await EnquiryForm.ReadAsync(Request, cancellation);
        return await AnswerAsync(
            call, id, typed, await answer.RunAsync(call, id, typed.Question, typed.Answer, Request.Act(), cancellation), cancellation);
    }

    [HttpPost("gestion/appels/{call}/questions/{id}/refus"), Policy(Permission.AnswerEnquiries)]
    public async Task<IResult> DeclineEnquiryAsync(string call, string id, CancellationToken cancellation)
    {
        var typed = await EnquiryForm.ReadAsync(Request, cancellation);
        return await AnswerAsync(
            call, id, typed, await answer.DeclineAsync(call, id, typed.Reason, Request.Act(), cancellation), cancellation);
    }

    /// <summary>Over the version that was read.</summary>
    [HttpPost("gestion/appels/{call}/questions/{id}/correction"), Policy(Permission.AnswerEnquiries)]
    public async Task<IResult> CorrectAnswerAsync(string call, string id, CancellationToken cancellation)
    {
        var typed = await EnquiryForm.ReadAsync(Request, cancellation);
        var seen = (await Request.ReadFormAsync(cancellation))["version"].ToString();
        var corrected = await answer.CorrectAsync(call, id, typed.Question, typed.Answer, seen, Request.Act(), cancellation);
        return await AnswerAsync(call, id, typed, corrected, cancellation);
    }

    private async Task<IResult> AnswerAsync(
        string call, string id, EnquiryForm typed, Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>> done,
        CancellationToken cancellation) =>
        done.IsRefused
            ? await PageAsync(call, id, typed, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedEnquiries(call));

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(
        string call, string id, EnquiryForm? typed, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (problem is { IsAboutTheForm: false }
            || await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || await desk.FindAsync(call, id, actor, cancellation) is not { State: { } enquiry } loaded)
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(
            new ManagedEnquiryPage
            {
                Call = state,
                Enquiry = enquiry,
                Version = loaded.EntityTag,
                Answers = Policies.Permits(Permission.AnswerEnquiries, actor),
                Form = typed is { Question.Length: > 0 } or { Answer.Length: > 0 } ? typed : Untouched(enquiry, typed),
                Problem = problem,
            }, problem);
    }

    /// <summary>What is there to begin with: the words of whoever asked, or those that are public.</summary>
    private static EnquiryForm Untouched(EnquiryState enquiry, EnquiryForm? typed) => new(
        enquiry.Published?.Question ?? enquiry.Asked, enquiry.Published?.Answer ?? string.Empty, typed?.Reason ?? string.Empty);
}
