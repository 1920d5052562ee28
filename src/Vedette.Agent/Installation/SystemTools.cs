using System.Text;
using Vedette.Agent.Logging;
using Vedette.Agent.Spawning;

namespace Vedette.Agent.Installation;

/// <summary>Programs from the system's folders, never from the PATH of whoever calls.</summary>
internal sealed class SystemTools(TimeProvider clock) : ISystemTools
{
    private const int MaxOutputChars = 16 * 1024;

    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    public async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        string path = Folders.Select(f => Path.Join(f, program)).FirstOrDefault(File.Exists)
            ?? throw new InstallationException($"{program} is not in {string.Join(", ", Folders)}; it is needed for: {program} {string.Join(' ', arguments)}");
        using GroupedProcess process = GroupedProcess.Start(path, arguments, [$"PATH={string.Join(':', Folders)}", "LANG=C.UTF-8"], clock);
        Task<string> output = ReadAsync(process.Output);
        Task<string> errors = ReadAsync(process.Errors);
        string end = await process.WaitAsync(stop);
        string said = await errors;
        return end == "exit code 0"
            ? await output
            : throw new InstallationException($"{program} {string.Join(' ', arguments)} ended with {end}: {LogLine.OneLine(said.Trim())}");
    }

    // Reads to the end, so that the program never waits for us, and keeps the beginning.
    private static async Task<string> ReadAsync(Stream stream)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var reader = new StreamReader(stream);
        var kept = new StringBuilder();
        char[] buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            kept.Append(buffer, 0, Math.Min(read, MaxOutputChars - kept.Length));
        }

        return kept.ToString();
    }
}
