using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Vedette.Bench.Measuring;

namespace Vedette.Bench.Peers;

/// <summary>A program that was started for the measurement, on loopback, with a folder of its own. It is ended by its own process handle and nothing else is touched.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process) => _process = process;

    public TimeSpan Cpu => ProcessCpu.Of(_process.Id);

    public long ResidentBytes => ProcessCpu.ResidentBytes(_process.Id);

    /// <summary>Its standard output and error, line by line as they come.</summary>
    public static async Task<PeerProcess> StartAsync(string program, IEnumerable<string> arguments, Uri ready, Action<string>? line = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        // Read to the end, or the program would stop when the pipe is full.
        process.OutputDataReceived += (_, e) => line?.Invoke(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => line?.Invoke(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = new PeerProcess(process);
        await started.WaitUntilReadyAsync(ready);
        return started;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync(Uri ready)
    {
        using var http = new HttpClient();
        for (int i = 0; i < 300; i++)
        {
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(ready);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            if (_process.HasExited)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new InvalidOperationException($"{_process.StartInfo.FileName} does not answer at {ready}.");
    }
}
