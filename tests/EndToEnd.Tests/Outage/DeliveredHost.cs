using Vedette.EndToEnd.Tests.Transport;

namespace Vedette.EndToEnd.Tests.Outage;

/// <summary>A server and an enrolled agent that measures each second, both real.</summary>
internal sealed class DeliveredHost : IAsyncDisposable
{
    // One second is measured at a time; a machine under load may be late, and may leave one out.
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(3);

    private readonly DateTimeOffset _started = TimeProvider.System.GetUtcNow();

    private DeliveredHost(ServerProgram server, AgentProgram agent)
    {
        Server = server;
        Agent = agent;
    }

    public ServerProgram Server { get; }

    public AgentProgram Agent { get; }

    public static async Task<DeliveredHost> EnrolledAsync(CancellationToken stop)
    {
        var host = new DeliveredHost(new ServerProgram(tls: false), new AgentProgram());
        await host.Server.StartAsync(stop);
        await host.Server.SetUpAsync(stop);
        await host.Agent.EnrolAsync(host.Server, stop);
        return host;
    }

    public Task<DateTimeOffset[]> TimesAsync(CancellationToken stop) => Server.TimesAsync(Agent.Id, _started, stop);

    /// <summary>The first pair of rows further apart than a late cycle explains, or null.</summary>
    public static string? Hole(DateTimeOffset[] times)
    {
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] - times[i - 1] > LongestGap)
            {
                return $"nothing between {times[i - 1]:O} and {times[i]:O}";
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await Agent.DisposeAsync();
        await Server.DisposeAsync();
    }
}
