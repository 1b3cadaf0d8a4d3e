using Territoires.Core.Territories;
using Territoires.Web.Served;

namespace Territoires.Web.Public.Programmes;

/// <summary>The network on a day for maps: one feature a member known by name.</summary>
public static class NetworkGeoJson
{
    public static byte[] Of(NetworkAnswer network, Places places) => Tagged.BytesOf(new FeatureCollection<MemberProperties>(
        network.Name, network.Fictitious, network.Notice,
        [.. network.Members.Select(member => GeoJson.Feature(member.Departements, places, PropertiesOf(network, member)))]));

    private static MemberProperties PropertiesOf(NetworkAnswer network, MemberAnswer member) => new(
        network.Programme, network.AsOf, member.Key, member.Name, [.. member.Bodies.Select(body => body.Name)], member.Departements,
        member.Regions, member.Categories, member.Since, member.Phase, member.Fictitious);
}

/// <param name="Departements">Codes.</param>
public sealed record MemberProperties(
    string Programme, DateOnly AsOf, string Key, string Name, IReadOnlyList<string> Bodies, IReadOnlyList<string> Departements,
    IReadOnlyList<string> Regions, IReadOnlyList<string> Categories, DateOnly Since, string? Phase, bool Fictitious) : FeatureProperties;
