using Vedette.Collectors.Containers;
using Vedette.Collectors.Llm.Api;
using Vedette.Collectors.Llm.Detection;
using Vedette.Collectors.Llm.Evidence;

namespace Vedette.Collectors.Llm;

/// <summary>Where a workload may be asked: ports of its own, on loopback, the likeliest first. Pure.</summary>
internal static class ServerAddresses
{
    private const int MostAddresses = 3;

    public static IReadOnlyList<LoopbackAddress> Find(Workload workload, ContainerReading? container)
    {
        int?[] likely = [workload.Finding.Arguments.Port, .. workload.Members.Select(m => m.Finding?.Arguments.Port), Runtimes.DefaultPort(workload.Finding.Runtime)];
        IEnumerable<LoopbackAddress> addresses = IsInOwnNetwork(workload.Root) ? Published(workload, container, likely) : Direct(workload);
        return [.. addresses.Distinct().OrderBy(a => Rank(a.Port, likely)).ThenBy(a => a.Port).Take(MostAddresses)];
    }

    /// <summary>The socket that stands for the workload: the likeliest port's; null where none is known.</summary>
    public static ListeningSocket? Main(Workload workload)
    {
        int?[] likely = [workload.Finding.Arguments.Port, Runtimes.DefaultPort(workload.Finding.Runtime)];
        ListeningSocket[] sockets = [.. workload.Members.SelectMany(m => Own(m, likely)).OrderBy(s => Rank(s.Port, likely)).ThenBy(s => s.Port)];
        return sockets.Length > 0 ? sockets[0] : null;
    }

    private static bool IsInOwnNetwork(TrackedProcess process) => process.Evidence.SharesNetwork is { } shares ? !shares : process.Process.ContainerId is not null;

    private static IEnumerable<LoopbackAddress> Direct(Workload workload)
    {
        int?[] likely = [workload.Finding.Arguments.Port, Runtimes.DefaultPort(workload.Finding.Runtime)];
        return workload.Members.SelectMany(m => Own(m, likely)).Where(s => s.OnLoopback).Select(s => new LoopbackAddress(s.Port, s.IsV6 && !s.AnyAddress));
    }

    /// <summary>Where the descriptors may not be read, another program of the same user may own a socket: only the port that this one is known to take counts.</summary>
    private static IEnumerable<ListeningSocket> Own(TrackedProcess member, int?[] likely) =>
        member.Evidence.OwnSockets ? member.Evidence.Sockets : member.Evidence.Sockets.Where(s => Array.IndexOf(likely, s.Port) >= 0);

    /// <summary>The host's ports that lead to ports of the container on which the workload listens, or is known to.</summary>
    private static IEnumerable<LoopbackAddress> Published(Workload workload, ContainerReading? container, int?[] likely)
    {
        int[] inside = [.. workload.Members.Where(m => m.Evidence.OwnSockets).SelectMany(m => m.Evidence.Sockets).Select(s => s.Port)];
        foreach (PortMapping mapping in container?.Ports ?? [])
        {
            bool isIts = inside.Length > 0 ? Array.IndexOf(inside, mapping.ContainerPort) >= 0 : Array.IndexOf(likely, mapping.ContainerPort) >= 0;
            if (isIts && mapping.Protocol == "tcp" && mapping.HostPort is { } port && LoopbackOf(mapping.HostIp) is { } isV6)
            {
                yield return new LoopbackAddress(port, isV6);
            }
        }
    }

    /// <summary>False: 127.0.0.1; true: ::1; null: published at another address only.</summary>
    private static bool? LoopbackOf(string? hostIp) => hostIp switch
    {
        null or "" or "0.0.0.0" or "::" or "127.0.0.1" => false,
        "::1" => true,
        _ => null,
    };

    private static int Rank(int port, int?[] likely)
    {
        int at = Array.IndexOf(likely, port);
        return at < 0 ? likely.Length : at;
    }
}
