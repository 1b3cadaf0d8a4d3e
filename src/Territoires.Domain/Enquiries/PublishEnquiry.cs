using System.Text.Json.Serialization;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Enquiries;

public abstract partial record EnquiryCommand
{
    /// <summary>The secretary publishes a question that comes up often, with its answer, though nobody asked it here.</summary>
    /// <param name="Id">An <see cref="EnquiryId"/> of the call.</param>
    public sealed record Publish(string Id, CallState Call, string Question, string Reply) : EnquiryCommand
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

            var (question, reply) = (Question.Trim(), Reply.Trim());
            var faults = EnquiryCheck.Version(question, reply);
            return faults.Count > 0
                ? new EnquiryRefusal.TextUnacceptable(faults)
                : Facts(new EnquiryFact.EnquiryPublished(Id, Call.Id, question, reply, now));
        }
    }
}

[JsonDerivedType(typeof(EnquiryPublished), nameof(EnquiryPublished))]
public abstract partial record EnquiryFact
{
    /// <summary>Nobody asked it: it is public from its first day.</summary>
    public sealed record EnquiryPublished(string Id, string CallId, string Question, string Answer, DateTimeOffset At) : EnquiryFact
    {
        public override EnquiryFact WithEachWord(Func<string, string> word) =>
            this with { Question = word(Question), Answer = word(Answer) };

        internal override EnquiryState Evolve(EnquiryState? state) => new()
        {
            Id = Id,
            CallId = CallId,
            Asked = string.Empty,
            At = At,
            Versions = [new EnquiryVersion(Question, Answer, At)],
        };
    }
}
