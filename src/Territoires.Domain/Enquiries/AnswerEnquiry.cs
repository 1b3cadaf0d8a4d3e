using System.Text.Json.Serialization;

namespace Territoires.Domain.Enquiries;

public abstract partial record EnquiryCommand
{
    /// <summary>The secretary answers, also after the closing what was asked before it.</summary>
    /// <param name="Question">As it is published: reworded where its words would tell who asks.</param>
    /// <param name="Reply">The answer.</param>
    public sealed record Answer(string Question, string Reply) : EnquiryCommand
    {
        internal override Result<EnquiryFact[], EnquiryRefusal> Decide(EnquiryState? state, DateTimeOffset now)
        {
            var (question, reply) = (Question.Trim(), Reply.Trim());
            return state switch
            {
                null => new EnquiryRefusal.NoSuchEnquiry(),
                { Published: { } said } => said.Says(question, reply) ? Facts() : new EnquiryRefusal.AlreadyAnswered(),
                { Stage: EnquiryStage.Declined } => new EnquiryRefusal.AlreadyDeclined(),
                _ when EnquiryCheck.Version(question, reply) is { Count: > 0 } faults => new EnquiryRefusal.TextUnacceptable(faults),
                _ => Facts(new EnquiryFact.EnquiryAnswered(question, reply, now)),
            };
        }
    }

    /// <summary>The secretary says otherwise what is public: what it said before stays readable to those who run the call.</summary>
    public sealed record Correct(string Question, string Reply) : EnquiryCommand
    {
        internal override Result<EnquiryFact[], EnquiryRefusal> Decide(EnquiryState? state, DateTimeOffset now)
        {
            var (question, reply) = (Question.Trim(), Reply.Trim());
            return state switch
            {
                null => new EnquiryRefusal.NoSuchEnquiry(),
                { Published: null } => new EnquiryRefusal.NotAnswered(),
                { Published: { } said } when said.Says(question, reply) => Facts(),
                _ when EnquiryCheck.Version(question, reply) is { Count: > 0 } faults => new EnquiryRefusal.TextUnacceptable(faults),
                _ => Facts(new EnquiryFact.AnswerCorrected(question, reply, now)),
            };
        }
    }
}

[JsonDerivedType(typeof(EnquiryAnswered), nameof(EnquiryAnswered))]
[JsonDerivedType(typeof(AnswerCorrected), nameof(AnswerCorrected))]
public abstract partial record EnquiryFact
{
    /// <summary>It is public from then on.</summary>
    public sealed record EnquiryAnswered(string Question, string Answer, DateTimeOffset At) : EnquiryFact
    {
        public override EnquiryFact WithEachWord(Func<string, string> word) =>
            this with { Question = word(Question), Answer = word(Answer) };

        internal override EnquiryState Evolve(EnquiryState? state) => With(After(state), new EnquiryVersion(Question, Answer, At));
    }

    public sealed record AnswerCorrected(string Question, string Answer, DateTimeOffset At) : EnquiryFact
    {
        public override EnquiryFact WithEachWord(Func<string, string> word) =>
            this with { Question = word(Question), Answer = word(Answer) };

        internal override EnquiryState Evolve(EnquiryState? state) => With(After(state), new EnquiryVersion(Question, Answer, At));
    }

    private static EnquiryState With(EnquiryState state, EnquiryVersion version) =>
        state with { Versions = [.. state.Versions, version] };
}

public abstract partial record EnquiryRefusal
{
    /// <summary>There is no answer to correct.</summary>
    public sealed record NotAnswered : EnquiryRefusal;
}
