using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Repository;

/// <summary>
/// What somebody opens who changes an act: the files of the product that name its command, its fact or what carries it out. What an act
/// is stands in one file of the domain; its load and save, its route, its page and what must follow have one each.
/// </summary>
public sealed class ActFilesTests(ITestOutputHelper output)
{
    private const int Most = 5;

    private static readonly string[] Projects =
    [
        "Territoires.Domain", "Territoires.Orchestrations", "Territoires.Core", "Territoires.Web", "Territoires.Functions",
    ];

    private static readonly string[] Kinds = ["*.cs", "*.razor"];

    [Theory]
    [InlineData(
        "a vote", "Jury/CastVote.cs", @"JurySessionCommand\.Vote|VoteCast|CastVote|CastVoteAsync|CastVotesAsync|VoteRequest")]
    [InlineData("an opinion", "Applications/GiveOpinion.cs", "GiveOpinion|OpinionGiven|GiveOpinionAsync")]
    [InlineData(
        "a withdrawal", "Applications/WithdrawApplication.cs", "Withdraw|ApplicationWithdrawn|WithdrawAsync|WithdrawApplicationAsync")]
    public void An_act_stands_in_five_files(string act, string domain, string names)
    {
        var named = new Regex($@"\b({names})\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var files = Projects.SelectMany(project => Kinds.SelectMany(kind => Repo.Sources(Repo.At("src", project), kind)))
            .Where(file => named.IsMatch(File.ReadAllText(file))).Select(Repo.Name).ToArray();

        output.WriteLine($"{act}:");
        Array.ForEach(files, output.WriteLine);
        files.ShouldContain($"src/Territoires.Domain/{domain}");
        files.Length.ShouldBeInRange(2, Most, string.Join('\n', files));
    }
}
