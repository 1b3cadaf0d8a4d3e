using System.Text.Json.Serialization;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Enquiries;

public abstract partial record EnquiryCommand
{
    /// <summary>Somebody asks about a call.</summary>
    /// <param name="Id">An <see cref="EnquiryId"/> of the call.</param>
    /// <param name="Call">The call.</param>
    /// <param name="AskerId">Who asks, by id.</param>
    /// <param name="Text">Their words.</param>
    /// <param name="Waiting">How many questions of theirs on this call wait for an answer.</param>
    public sealed record Ask(string Id, CallState Call, string AskerId, string Text, int Waiting) : EnquiryCommand
    {
        internal override Result<EnquiryFact[], EnquiryRefusal> Decide(EnquiryState? state, DateTimeOffset now)
        {
            if (state is not null)
            {
                return Facts();
            }

            if (EnquiryWindow.Refuses(Call, now) is { } closed)
            {
                return closed;
            }

            var text = Text.Trim();
            var faults = EnquiryCheck.Question(text);
            return faults.Count > 0 ? new EnquiryRefusal.TextUnacceptable(faults)
                : Waiting >= EnquiryCheck.MostWaiting ? new EnquiryRefusal.TooManyWaiting(EnquiryCheck.MostWaiting)
                : Facts(new EnquiryFact.EnquiryAsked(Id, Call.Id, AskerId, text, now));
        }
    }
}

[JsonDerivedType(typeof(EnquiryAsked), nameof(EnquiryAsked))]
public abstract partial record EnquiryFact
{
    public sealed record EnquiryAsked(string Id, string CallId, string AskerId, string Text, DateTimeOffset At) : EnquiryFact
    {
        public override EnquiryFact WithEachWord(Func<string, string> word) => this with { Text = word(Text) };

        internal override EnquiryState Evolve(EnquiryState? state) =>
            new() { Id = Id, CallId = CallId, AskerId = AskerId, Asked = Text, At = At };
    }
}

public abstract partial record EnquiryRefusal
{
    /// <summary>So many questions of theirs wait already.</summary>
    public sealed record TooManyWaiting(int Max) : EnquiryRefusal;
}
