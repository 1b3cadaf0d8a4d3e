using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Session;

/// <summary>When and where the jury meets, as it is typed.</summary>
public sealed record ConveningForm(string Begins = "", string Place = "", string Link = "")
{
    public static ConveningForm Of(Summons? summons) => summons is null
        ? new ConveningForm()
        : new ConveningForm(LocalTime.Typed(summons.Begins.Local), summons.Place ?? string.Empty, summons.Link ?? string.Empty);

    public static ConveningForm Read(IFormCollection form) =>
        new(form["begins"].ToString(), form["place"].ToString(), form["link"].ToString());

    /// <summary>What it says, or what is wrong with it at an instant.</summary>
    public Result<Summons, JurySessionRefusal> Summons(Calendar calendar, DateTimeOffset now)
    {
        var said = new SummonsRequest(LocalTime.Whole(Begins), Place, Link).In(calendar.Zone);
        return !said.IsRefused && said.Value.Faults(now) is { Count: > 0 } faults
            ? new JurySessionRefusal.SummonsUnacceptable(faults)
            : said;
    }
}
