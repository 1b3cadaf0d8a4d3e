using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Enquiries;

namespace Territoires.Core.Enquiries;

/// <summary>The secretary answers what was asked, to everybody; or says to whoever asked why not.</summary>
public sealed class AnswerEnquiry(EnquiryDesk desk)
{
    public Task<Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>>> RunAsync(
        string call, string id, string question, string answer, Act act, CancellationToken cancellation) =>
        desk.ActAsync(call, id, new EnquiryCommand.Answer(question, answer), act, null, cancellation);

    public Task<Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>>> DeclineAsync(
        string call, string id, string reason, Act act, CancellationToken cancellation) =>
        desk.ActAsync(call, id, new EnquiryCommand.Decline(reason), act, null, cancellation);

    /// <param name="call">The call.</param>
    /// <param name="id">Of the enquiry.</param>
    /// <param name="question">As it is published from now on.</param>
    /// <param name="answer">From now on.</param>
    /// <param name="seen">The version that was read: nobody writes over an answer that they did not see.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public Task<Result<Loaded<EnquiryState>, ActRefusal<EnquiryRefusal>>> CorrectAsync(
        string call, string id, string question, string answer, string seen, Act act, CancellationToken cancellation) =>
        desk.ActAsync(call, id, new EnquiryCommand.Correct(question, answer), act, seen, cancellation);
}
