using Vedette.EndToEnd.Tests.Programs;

namespace Vedette.EndToEnd.Tests.Machines;

/// <summary>Runs a tool of the machine to its end.</summary>
internal static class ToolOutput
{
    /// <summary>Fails with the package's name where the tool is absent.</summary>
    public static string Need(string path, string package) =>
        File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing; install Debian's package {package} (./vedette test does).");

    /// <summary>What it printed; fails with that where it ends with another code than 0.</summary>
    public static async Task<string> OfAsync(string file, IEnumerable<string> arguments, CancellationToken stop)
    {
        (int code, string output) = await EndOfAsync(file, arguments, stop);
        return code == 0 ? output : throw new InvalidOperationException($"{file} ended with exit code {code}:\n{output}");
    }

    public static async Task<(int Code, string Output)> EndOfAsync(string file, IEnumerable<string> arguments, CancellationToken stop)
    {
        await using RunningProgram program = RunningProgram.Start(file, arguments);
        program.EndInput();
        int code = await program.ExitCodeAsync(stop);
        return (code, program.Transcript.Trim());
    }
}
