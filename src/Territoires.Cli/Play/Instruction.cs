using Territoires.Core.Applications;
using Territoires.Domain.Instruction;
using Territoires.Functions.Api;

namespace Territoires.Cli.Play;

/// <summary>The secretary decides on eligibility; the services of the State give their opinions.</summary>
internal sealed class Instruction(Script script)
{
    public async Task<string> DecideAsync(CancellationToken cancellation)
    {
        foreach (var application in script.Seed.Applications)
        {
            var id = await script.IdOfAsync(application.Key, cancellation);
            await script.Api.DoAsync(
                HttpMethod.Post, $"api/applications/{id}/eligibility", Script.Secretary,
                new EligibilityRequest(Admissible: true), cancellation);
        }

        return $"Recevabilité : {script.Seed.Applications.Count} candidatures recevables";
    }

    public async Task<string> AdviseAsync(CancellationToken cancellation)
    {
        foreach (var opinion in script.Seed.Opinions)
        {
            var id = await script.IdOfAsync(opinion.Application, cancellation);
            var service = script.Seed.Services[opinion.Service];
            var actor = Api.Somebody(Role.Service, service.Id, service.Departements);
            await script.Api.DoAsync(
                HttpMethod.Post, $"api/applications/{id}/opinions", actor,
                new OpinionRequest(VerdictOf(opinion.Opinion), opinion.Text), cancellation);
        }

        return $"Avis des services : {script.Seed.Opinions.Count}";
    }

    private static Verdict VerdictOf(string opinion) => opinion switch
    {
        "favourable" => Verdict.Favorable,
        "reserved" => Verdict.Reserved,
        "unfavourable" => Verdict.Unfavorable,
        _ => throw new InvalidDataException($"No opinion is called {opinion}."),
    };
}
