using Territoires.Domain.Jury;

namespace Territoires.Domain.Tests.Jury;

/// <summary>Five seats: j1 presides, with the alternate j9.</summary>
public sealed class AdoptionTests
{
    private static readonly Seat[] Panel = [.. QuorumTests.Panel(5).Select(seat => seat.IsChair ? seat with { Alternate = "j9" } : seat)];

    [Theory]
    [InlineData("j1+ j2+ j3-", true, false)]
    [InlineData("j1+ j2- j3-", false, false)]
    [InlineData("j1+ j2- j3=", true, true)]
    [InlineData("j1- j2+ j3=", false, false)]
    [InlineData("j1= j2+ j3-", false, false)]
    [InlineData("j2+ j3- j4=", false, false)]
    [InlineData("j1= j2= j3=", false, false)]
    [InlineData("j1- j2+ j3+ j4+ j5-", true, false)]
    public void More_votes_for_than_against_adopt_and_on_a_tie_the_chair_s_own_vote(string votes, bool adopted, bool castingVote)
    {
        var item = Minutes(["j1", "j2", "j3", "j4", "j5"], votes);

        item.Adopted.ShouldBe(adopted);
        item.CastingVote.ShouldBe(castingVote);
    }

    [Fact]
    public void The_alternate_who_sits_on_the_chair_s_seat_presides_decides_and_signs()
    {
        Minutes(["j9", "j2", "j3"], "j9+ j2- j3=").Adopted.ShouldBeTrue();
        Minutes(["j9", "j2", "j3"], "j9- j2+ j3=").Adopted.ShouldBeFalse();
        Session.Of(Panel, Session.Item("a")).Attend("j9", "j2", "j3").Vote("a", "j9+ j2- j3=").Draft()
            .Signed().Stage.ShouldBe(SessionStage.Signed);
    }

    [Fact]
    public void A_recused_chair_decides_nothing()
    {
        var item = Session.Of(Panel, Session.Item("a", "j1")).Attend("j1", "j2", "j3").Vote("a", "j2+ j3-").Draft().Minutes!.Items[0];

        item.Adopted.ShouldBeFalse();
        item.Recused.ShouldBe(1);
    }

    private static MinutesItem Minutes(string[] present, string votes) =>
        Session.Of(Panel, Session.Item("a")).Attend(present).Vote("a", votes).Draft().Minutes!.Items[0];
}
