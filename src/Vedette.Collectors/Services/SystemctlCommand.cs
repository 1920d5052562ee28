using System.Diagnostics;
using System.Text;

namespace Vedette.Collectors.Services;

/// <summary>
/// Runs systemctl: an absolute path, no shell, a clean environment, a deadline, and no more output than is said. UTC is asked for through the environment, which every version obeys;
/// the option that sets the form of times came with systemd 247 only.
/// </summary>
internal sealed class SystemctlCommand(IReadOnlyList<string> command, TimeSpan longest, int maxOutputBytes)
{
    /// <summary>Enough of an error for whoever reads it.</summary>
    private const int MaxErrorBytes = 2048;

    private static readonly string[] Places = ["/usr/bin/systemctl", "/bin/systemctl", "/run/current-system/sw/bin/systemctl"];

    private static readonly Dictionary<string, string> CleanEnvironment = new(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
        ["LC_ALL"] = "C",
        ["TZ"] = "UTC",
        ["SYSTEMD_PAGER"] = "",
        ["SYSTEMD_COLORS"] = "0",
        ["SYSTEMD_URLIFY"] = "0",
    };

    /// <summary>Where systemctl is on this host.</summary>
    /// <exception cref="FileNotFoundException">It is at none of the usual places.</exception>
    public static string Find() => Array.Find(Places, File.Exists)
        ?? throw new FileNotFoundException($"systemctl is at none of {string.Join(", ", Places)}, though systemd runs this host.");

    /// <exception cref="IOException">It failed, or printed more than is read; the message holds what it said.</exception>
    /// <exception cref="TimeoutException">It did not end in time and was killed.</exception>
    public async Task<byte[]> RunAsync(IEnumerable<string> arguments, CancellationToken stop)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(longest);
        using Process process = Start(arguments);
        try
        {
            process.StandardInput.Close();
            Task<byte[]> errors = ReadAsync(process.StandardError.BaseStream, MaxErrorBytes, tooLong: null, deadline.Token);
            byte[] output = await ReadAsync(process.StandardOutput.BaseStream, maxOutputBytes, TooLong(), deadline.Token);
            byte[] said = await errors;
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0
                ? output
                : throw new IOException($"{command[0]} ended with exit code {process.ExitCode}: {Encoding.UTF8.GetString(said).Trim()}");
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException($"{command[0]} did not end within {longest.TotalSeconds:0} s and was killed.", late);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        foreach ((string name, string value) in CleanEnvironment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new IOException($"{command[0]} could not be started.");
    }

    private IOException TooLong() => new($"{command[0]} printed more than {maxOutputBytes} bytes, the most that is read of it.");

    /// <param name="tooLong">Thrown where there is more; null = the rest is read and left out, so that the writer is not blocked.</param>
    private static async Task<byte[]> ReadAsync(Stream from, int maxBytes, IOException? tooLong, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        for (int read = await from.ReadAsync(buffer, stop); read > 0; read = await from.ReadAsync(buffer, stop))
        {
            int room = maxBytes - (int)kept.Length;
            if (read > room && tooLong is not null)
            {
                throw tooLong;
            }

            kept.Write(buffer, 0, Math.Min(read, room));
        }

        return kept.ToArray();
    }
}
