using System.Text;
using Vedette.Model.Scrubbing;

namespace Vedette.Collectors.Processes;

/// <summary>Reads what seldom changes of a process: its command line, program, folder, control group and user.</summary>
internal sealed class ProcessIdentity(ProcessFileReader files, UserNames users)
{
    private static ReadOnlySpan<byte> DeletedProgram => " (deleted)"u8;

    /// <returns>False where the process is gone by now; what was read of it so far is not to be used.</returns>
    public bool TryRead(TrackedProcess tracked)
    {
        ProcessReading reading = tracked.Reading;
        if (!reading.KernelThread)
        {
            if (files.Read(reading.Pid, "cmdline"u8, out ReadOnlySpan<byte> commandLine) == ReadOutcome.Gone)
            {
                return false;
            }

            TakeCommandLine(tracked, commandLine);
            TakeProgram(reading);
            reading.WorkingDirectory = Kept(reading.WorkingDirectory, files.ReadLink(reading.Pid, "cwd"u8));
        }

        TakeControlGroup(reading);

        // The last file: a process that ended in between has none, and one that became a zombie says so.
        return TryReadStatus(reading);
    }

    /// <summary>What of status may change: the user, the swapped memory.</summary>
    public bool TryReadStatus(ProcessReading reading)
    {
        ReadOutcome outcome = files.Read(reading.Pid, "status"u8, out ReadOnlySpan<byte> text);
        if (outcome == ReadOutcome.Gone || (outcome == ReadOutcome.Read && text.IsEmpty))
        {
            return false;
        }

        ProcessStatus status = ProcessStatus.Parse(text);
        if (status.Uid is { } uid && (uid != reading.Uid || reading.User is null))
        {
            reading.Uid = uid;
            reading.User = users.Find(uid);
        }

        reading.SwapBytes = status.SwapBytes;
        if (ProcessStates.Word(status.State) is ProcessStates.Zombie or ProcessStates.Dead)
        {
            reading.Status = ProcessStates.Word(status.State);
            reading.CommandLine = [];
        }

        return true;
    }

    /// <summary>Whether the command line is another one: how an exec shows where its other traces may not be read.</summary>
    public bool HasNewCommandLine(TrackedProcess tracked) =>
        files.Read(tracked.Reading.Pid, "cmdline"u8, out ReadOnlySpan<byte> text) == ReadOutcome.Read && Hash(text) != tracked.CommandLineHash;

    private static void TakeCommandLine(TrackedProcess tracked, ReadOnlySpan<byte> text)
    {
        int hash = Hash(text);
        if (hash != tracked.CommandLineHash)
        {
            tracked.CommandLineHash = hash;
            tracked.Reading.CommandLine = CommandLine.Parse(text);
        }
    }

    private void TakeProgram(ProcessReading reading)
    {
        ReadOnlySpan<byte> target = files.ReadLink(reading.Pid, "exe"u8);
        if (files.LastOutcome != ReadOutcome.Read)
        {
            reading.Executable = null;
            reading.ExecutableDeleted = null;
            return;
        }

        reading.ExecutableDeleted = target.EndsWith(DeletedProgram);
        reading.Executable = Kept(reading.Executable, reading.ExecutableDeleted == true ? target[..^DeletedProgram.Length] : target);
    }

    private void TakeControlGroup(ProcessReading reading)
    {
        string? path = files.Read(reading.Pid, "cgroup"u8, out ReadOnlySpan<byte> text) == ReadOutcome.Read ? ControlGroup.Parse(text) : null;
        if (!string.Equals(path, reading.Cgroup, StringComparison.Ordinal))
        {
            reading.Cgroup = path is null ? null : SecretScrubber.ScrubText(path);
            reading.Unit = path is null ? null : ControlGroupPath.Unit(path);
            reading.ContainerId = path is null ? null : ControlGroupPath.ContainerId(path);
        }
    }

    private string? Kept(string? before, ReadOnlySpan<byte> target)
    {
        if (files.LastOutcome != ReadOutcome.Read)
        {
            return null;
        }

        string now = SecretScrubber.ScrubText(Encoding.UTF8.GetString(target));
        return string.Equals(now, before, StringComparison.Ordinal) ? before : now;
    }

    // 0 stands for "not read yet".
    private static int Hash(ReadOnlySpan<byte> text)
    {
        var hash = default(HashCode);
        hash.AddBytes(text);
        return hash.ToHashCode() | 1;
    }
}
