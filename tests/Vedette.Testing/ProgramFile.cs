using System.Diagnostics;
using System.Text;

namespace Vedette.Testing;

/// <summary>
/// Makes a program that a test starts. Another process writes it: whatever this one has open for writing, a child that some other test starts in that moment has open too until it becomes its own program,
/// and so long the kernel refuses to start the new one ("Text file busy").
/// </summary>
public static class ProgramFile
{
    public static void Write(string path, string script)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "cat >\"$1\" && chmod 700 \"$1\"", "sh", path]) { RedirectStandardInput = true, StandardInputEncoding = new UTF8Encoding(false) };
        using Process shell = Process.Start(start) ?? throw new IOException($"/bin/sh did not start; {path} cannot be written without it.");
        shell.StandardInput.Write(script);
        shell.StandardInput.Close();
        shell.WaitForExit();
        if (shell.ExitCode != 0)
        {
            throw new IOException($"{path} was not written: /bin/sh ended with exit code {shell.ExitCode}.");
        }
    }
}
