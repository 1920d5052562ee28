using Vedette.Agent.Logging;
using Vedette.Agent.Miners;
using Vedette.Miners.Discovery;

namespace Vedette.Agent.Commands;

/// <summary><c>scan --listen</c>: a line on <paramref name="output"/> for each miner whose button is pressed, everything else on <paramref name="words"/>.</summary>
internal sealed class ButtonListening(TextWriter output, TextWriter words)
{
    /// <summary>Until <paramref name="stop"/>.</summary>
    /// <param name="line">How a miner is written.</param>
    public async Task<int> RunAsync(ButtonScan scan, IpReportListener listener, IReadOnlyList<AddressRange> ranges, Func<ScanRow, string> line, CancellationToken stop)
    {
        foreach (string problem in listener.Open())
        {
            words.WriteLine(problem);
        }

        if (listener.OpenPorts.Count == 0)
        {
            return ExitCodes.Failure;
        }

        words.WriteLine($"Press the IP Report button of a miner now. UDP {string.Join(" and ", listener.OpenPorts)} are heard; Ctrl-C ends it.");
        int shown = await scan.RunAsync(listener, ranges, press => Show(press, ranges, line), stop);
        return shown > 0 ? ExitCodes.Ok : ExitCodes.Failure;
    }

    private void Show(ButtonPress press, IReadOnlyList<AddressRange> ranges, Func<ScanRow, string> line)
    {
        if (press.Row is { } row)
        {
            output.WriteLine(line(row));
            output.Flush();
            return;
        }

        words.WriteLine(press.Verdict == ReportVerdict.Outside
            ? $"{press.Address} was reported; it is in none of the ranges {LogLine.OneLine(string.Join(", ", ranges.Select(r => r.Text)))}."
            : $"{press.Address} was reported, and no miner answered there.");
    }
}
