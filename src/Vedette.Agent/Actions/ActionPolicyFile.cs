using Microsoft.Win32.SafeHandles;

namespace Vedette.Agent.Actions;

/// <summary>
/// The file that says what may be done to the miners of this site. Who runs this program must not be able to write it, and nobody but root may: any doubt of that, or of what stands in it, switches
/// everything off.
/// </summary>
internal sealed class ActionPolicyFile(string path, IFileOwners owners)
{
    private const uint Root = 0;
    private const int LongestBytes = 64 * 1024;

    public string Path => path;

    /// <summary>Read anew at each call.</summary>
    public PolicyReading Read()
    {
        try
        {
            return FolderProblem() is { } problem ? PolicyReading.Off(problem) : ReadFile();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return PolicyReading.Off($"There is no file {path}: nothing is allowed.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return PolicyReading.Off($"{path} cannot be read: {FileProblem.Describe(e)}");
        }
    }

    /// <summary>Who may write a folder on the way may put another file there, or another folder.</summary>
    private string? FolderProblem()
    {
        for (string? folder = System.IO.Path.GetDirectoryName(path); folder is { Length: > 0 }; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (owners.OfPath(folder) is not { } facts)
            {
                return Directory.Exists(folder) ? $"It cannot be found out who owns {folder}." : $"There is no file {path}: nothing is allowed.";
            }

            if (!facts.IsFolder || facts.Owner != Root || facts.OthersMayWrite)
            {
                return $"The folder {folder} must be root's, be no link, and be writable by nobody else.";
            }
        }

        return null;
    }

    private PolicyReading ReadFile()
    {
        if (owners.OfPath(path) is { IsLink: true })
        {
            return PolicyReading.Off($"{path} is a link; it must be the file itself.");
        }

        using SafeFileHandle file = File.OpenHandle(path);
        if (owners.OfHandle(file) is not { } opened || owners.OfPath(path) is not { } named)
        {
            return PolicyReading.Off($"It cannot be found out who owns {path}.");
        }

        if (opened != named || !opened.IsRegular)
        {
            return PolicyReading.Off($"{path} is a link or no plain file; it must be the file itself.");
        }

        if (opened.Owner != Root)
        {
            return PolicyReading.Off($"{path} belongs to the user {opened.Owner}; it must be root's.");
        }

        if (opened.OthersMayWrite)
        {
            return PolicyReading.Off($"{path} may be written by others than root (mode {Convert.ToString(opened.Mode & 0xFFF, 8)}); it must be 644 or less.");
        }

        byte[] buffer = new byte[LongestBytes + 1];
        int length = 0;
        int read;
        while (length < buffer.Length && (read = RandomAccess.Read(file, buffer.AsSpan(length), length)) > 0)
        {
            length += read;
        }

        return length > LongestBytes ? PolicyReading.Off($"{path} is longer than {LongestBytes} bytes.") : ActionPolicyParser.Parse(buffer.AsSpan(0, length), path);
    }
}
