namespace Vedette.Agent.Scheduling;

/// <summary>The plan in force; the link replaces it as a whole, the collection loop reads it and is woken by a change.</summary>
internal sealed class UploadPlanState(UploadPlan first)
{
    private UploadPlan _current = first;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public UploadPlan Current => Volatile.Read(ref _current);

    /// <summary>Completes at the next change after it was read.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    public void Set(UploadPlan plan)
    {
        if (plan == Current)
        {
            return;
        }

        Volatile.Write(ref _current, plan);
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
