using System.Net;
using System.Net.Sockets;

namespace Territoires.Cli;

/// <summary>Free ports on loopback, for programs that must be told theirs.</summary>
public static class Ports
{
    /// <summary>The first of three free ports in a row, as Azurite takes them.</summary>
    public static int ThreeInARow()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                using var second = new TcpListener(IPAddress.Loopback, port + 1);
                second.Start();
                using var third = new TcpListener(IPAddress.Loopback, port + 2);
                third.Start();
                return port;
            }
            catch (SocketException)
            {
                // A neighbour has one of them: try elsewhere.
            }
        }
    }
}
