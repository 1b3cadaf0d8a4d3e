using Territoires.Functions.Api;
using Territoires.Web.Received;

namespace Territoires.Cli.Play;

/// <summary>The session: convened, attended, voted, its minutes drafted and signed by two hands.</summary>
internal sealed class Deliberation(Script script)
{
    private const string Place = "Salle du conseil (lieu fictif)";

    public async Task<string> ConveneAsync(CancellationToken cancellation)
    {
        var session = await SessionAsync(cancellation);
        foreach (var juror in script.Seed.Votes.Attendance.Excused)
        {
            await script.Api.DoAsync(
                HttpMethod.Post, $"api/sessions/{session.Text("id")}/replies", Script.Juror(juror), new ReplyRequest(Comes: false),
                cancellation);
        }

        return $"Convocation : {session.Json.GetProperty("agenda").GetArrayLength()} candidatures à l’ordre du jour";
    }

    public async Task<string> AttendAsync(CancellationToken cancellation)
    {
        var session = await AddressAsync(script, cancellation);
        foreach (var juror in script.Seed.Votes.Attendance.Present)
        {
            await script.Api.DoAsync(HttpMethod.Post, $"{session}/attendance", Script.Juror(juror), null, cancellation);
        }

        return $"Séance : {script.Seed.Votes.Attendance.Present.Count} membres présents";
    }

    public async Task<string> VoteAsync(CancellationToken cancellation)
    {
        var session = await AddressAsync(script, cancellation);
        foreach (var item in script.Seed.Votes.Items)
        {
            var id = await script.IdOfAsync(item.Application, cancellation);
            foreach (var (juror, choice) in item.Votes)
            {
                await script.Api.DoAsync(
                    HttpMethod.Post, $"{session}/votes", Script.Juror(juror), new VoteRequest(id, choice), cancellation);
            }
        }

        return $"Votes : {script.Seed.Votes.Items.Sum(item => item.Votes.Count)}";
    }

    public async Task<string> DraftAsync(CancellationToken cancellation)
    {
        await script.Api.DoAsync(
            HttpMethod.Post, $"{await AddressAsync(script, cancellation)}/minutes", Script.Secretary, null, cancellation);
        return "Procès-verbal : rédigé";
    }

    public async Task<string> SignAsync(CancellationToken cancellation)
    {
        var signatures = $"{await AddressAsync(script, cancellation)}/minutes/signatures";
        var chair = script.Seed.Jurors.Single(juror => juror.Role == "chair");
        await script.Api.DoAsync(HttpMethod.Post, signatures, Script.Juror(chair.Id), null, cancellation);
        await script.Api.DoAsync(HttpMethod.Post, signatures, Script.Secretary, null, cancellation);
        return "Procès-verbal : signé par la présidence et le secrétariat";
    }

    /// <summary>Address of the session in the API: the call has one, and its name tells which.</summary>
    public static async Task<string> AddressAsync(Script script, CancellationToken cancellation) =>
        $"api/sessions/{(await new Deliberation(script).SessionAsync(cancellation)).Text("id")}";

    /// <summary>Convenes it, or reads it when it is convened.</summary>
    private Task<Answer> SessionAsync(CancellationToken cancellation) =>
        script.Api.DoAsync(
            HttpMethod.Post, $"{script.Call}/sessions", Script.Secretary,
            new SummonsRequest(script.Seed.Call.Calendar.Session, Place), cancellation);
}
