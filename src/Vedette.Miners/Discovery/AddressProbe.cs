using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Vedette.Miners.Discovery;

/// <summary>
/// Knocks at 4028 and 80 at the same time. Where one is refused somebody is there, and the rarer ports of miners are tried as well. Every connection is closed as soon as it stands: an idle one on 4028 shuts
/// everybody else out of a cgminer.
/// </summary>
internal sealed class AddressProbe(TimeProvider clock) : IAddressProbe
{
    private static readonly int[] FirstPorts = [4028, 80];

    // Whatsminer's third interface, Auradine, VolcMiner.
    private static readonly int[] RarerPorts = [4433, 8080, 8359];

    public async ValueTask<ProbeResult> ProbeAsync(uint address, TimeSpan patience, ConnectBudget budget, CancellationToken stop)
    {
        ProbeResult first = await TryAsync(address, FirstPorts, patience, budget, stop);
        if (first.Outcome != ProbeOutcome.Refused)
        {
            return first;
        }

        ProbeResult rarer = await TryAsync(address, RarerPorts, patience, budget, stop);
        return rarer.Outcome == ProbeOutcome.Candidate ? rarer : first;
    }

    /// <summary>Ends with the first port that opens; no socket is left when it returns.</summary>
    private async ValueTask<ProbeResult> TryAsync(uint address, int[] ports, TimeSpan patience, ConnectBudget budget, CancellationToken stop)
    {
        await budget.TakeAsync(ports.Length, stop);
        var host = new IPAddress(BinaryPrimitives.ReverseEndianness(address));
        using var patient = new CancellationTokenSource(patience, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patient.Token, stop);
        var attempts = new Task<(int Port, SocketError End)>[ports.Length];
        for (int i = 0; i < ports.Length; i++)
        {
            attempts[i] = ConnectAsync(host, ports[i], limit.Token);
        }

        var result = new ProbeResult(ProbeOutcome.Silent);
        await foreach (Task<(int Port, SocketError End)> ended in Task.WhenEach(attempts))
        {
            (int port, SocketError end) = await ended;
            result = Better(result, port, end);
            if (end == SocketError.Success)
            {
                await limit.CancelAsync();
            }
        }

        stop.ThrowIfCancellationRequested();
        return result;
    }

    private static async Task<(int Port, SocketError End)> ConnectAsync(IPAddress host, int port, CancellationToken limit) =>
        (port, await ConnectAttempt.EndOfAsync(host, port, limit));

    /// <summary>An open port says more than a refusal, a refusal more than a failure on this side, and that more than silence.</summary>
    private static ProbeResult Better(ProbeResult known, int port, SocketError end) => end switch
    {
        SocketError.Success when known.Outcome != ProbeOutcome.Candidate => new ProbeResult(ProbeOutcome.Candidate, port),
        SocketError.ConnectionRefused or SocketError.ConnectionReset when known.Outcome != ProbeOutcome.Candidate => new ProbeResult(ProbeOutcome.Refused),
        SocketError.Success or SocketError.ConnectionRefused or SocketError.ConnectionReset => known,
        // The last hop says for the address that nobody has it.
        SocketError.OperationAborted or SocketError.TimedOut or SocketError.HostUnreachable or SocketError.HostDown => known,
        _ when known.Outcome == ProbeOutcome.Silent => new ProbeResult(ProbeOutcome.Failed, null, $"connecting to port {port} failed: {end}"),
        _ => known,
    };
}
