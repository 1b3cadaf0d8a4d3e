using System.Net;
using System.Net.Sockets;

namespace Territoires.Web.Door;

/// <summary>
/// From where a request comes, so far as it can be believed. The platform's front end ends X-Forwarded-For with the address of whoever
/// spoke to it; the host takes that last one and no other, writes it anew for the worker, and the worker makes it the address of the
/// connection. All that stood before it was sent by that client, who may write there what it likes, and never comes here. Another proxy
/// before the front end would make all its clients one: whoever adds one changes this.
/// </summary>
public static class ClientAddress
{
    /// <summary>What a provider gives one subscriber in IPv6.</summary>
    private const int SubscriberBytes = 8;

    private static readonly IPNetwork[] Private =
    [
        .. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10" }
        .Select(IPNetwork.Parse),
    ];

    /// <summary>
    /// Null when nobody said whose it is: the address of a private network is that of a machine between, or of a developer's own. Everybody
    /// would be one client.
    /// </summary>
    public static string? Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4()
            : http.Connection.RemoteIpAddress;
        return address is null || IPAddress.IsLoopback(address) || Private.Any(network => network.Contains(address))
            ? null
            : Subscriber(address);
    }

    /// <summary>One subscriber has one address in IPv4, and in IPv6 so many that each request could come from another.</summary>
    private static string Subscriber(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? $"{new IPAddress([.. address.GetAddressBytes().Take(SubscriberBytes), .. new byte[SubscriberBytes]])}/64"
        : address.ToString();
}
