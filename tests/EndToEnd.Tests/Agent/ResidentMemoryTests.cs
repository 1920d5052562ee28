using System.Globalization;
using Vedette.EndToEnd.Tests.Outage;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;

namespace Vedette.EndToEnd.Tests.Agent;

/// <summary>Bar P1: what a steady agent keeps in memory. What of it is code says whether the methods it enters still lie together (docs/decisions/0019-method-order.md); an agent in the compiler's order keeps 6 MB of it.</summary>
public sealed class ResidentMemoryTests
{
    private const double MostMegabytes = 16;
    private const double MostCodeMegabytes = 4;
    private const int SteadyCycles = 5;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    // The agent gives back what its start took after 25 seconds; a loaded machine may take its time for that.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Agent_at_work_comes_down_to_sixteen_megabytes_and_stays_there()
    {
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        await host.Agent.StartAsync();
        int process = host.Agent.Running.Id, delivered = 0, small = 0;
        double code = 0;
        await Until.FitsAsync(
            async () =>
            {
                int now = (await host.TimesAsync(Stop)).Length;
                ProcessCost cost = ProcessCost.Of(process);
                code = CodeMegabytes(process);
                // A cycle faults in again what it needs: only what holds over several of them is what the agent needs.
                small = cost.ResidentMegabytes > MostMegabytes || code > MostCodeMegabytes ? 0 : now > delivered ? small + 1 : small;
                delivered = now;
                return $"{delivered} cycles, {cost.ResidentMegabytes:F1} MB, {code:F1} MB of them code; {small} cycles within the bar";
            },
            _ => small >= SteadyCycles,
            Soon,
            $"{SteadyCycles} cycles with at most {MostMegabytes} MB, {MostCodeMegabytes} MB of code",
            Stop);
    }

    private static double CodeMegabytes(int process)
    {
        bool inCode = false;
        double kilobytes = 0;
        foreach (string line in File.ReadLines($"/proc/{process}/smaps"))
        {
            if (char.IsAsciiHexDigitLower(line[0]))
            {
                inCode = line.Contains(" r-xp ", StringComparison.Ordinal) && line.EndsWith(AgentProgram.Path, StringComparison.Ordinal);
            }
            else if (inCode && line.StartsWith("Rss:", StringComparison.Ordinal))
            {
                kilobytes += double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            }
        }

        Assert.True(kilobytes > 0, $"No code of {AgentProgram.Path} is mapped in process {process}.");
        return kilobytes / 1024;
    }
}
