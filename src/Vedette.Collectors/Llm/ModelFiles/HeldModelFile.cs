namespace Vedette.Collectors.Llm.ModelFiles;

/// <summary>A model file that a process holds open or maps; its path is as that process sees it.</summary>
/// <param name="InContainer">The path means something only below /proc/PID/root.</param>
internal sealed record HeldModelFile(string ProcessKey, int Pid, string Path, bool InContainer);
