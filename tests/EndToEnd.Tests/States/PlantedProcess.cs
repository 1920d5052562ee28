using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>A shell that waits for its input to end, under a name, with arguments and an environment of the test's choice.</summary>
internal static class PlantedProcess
{
    /// <param name="name">At most 15 characters: the kernel keeps no more.</param>
    public static RunningProgram Start(TemporaryFolder folder, string name, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        // The kernel names a process by the file that was started, and the shell does not mind.
        string program = folder.File(name);
        if (!File.Exists(program))
        {
            File.CreateSymbolicLink(program, "/bin/bash");
        }

        return RunningProgram.Start(program, ["-c", "read -r _; exit", .. arguments], environment);
    }
}
