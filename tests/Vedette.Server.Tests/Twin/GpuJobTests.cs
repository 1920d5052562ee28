using Vedette.Model.States;
using Vedette.Server.Twin;

namespace Vedette.Server.Tests.Twin;

/// <summary>Which processes on a card are one job.</summary>
public sealed class GpuJobTests
{
    [Fact]
    public void Workers_of_one_container_are_one_job_also_where_the_host_shows_no_processes()
    {
        var state = new MadeState();
        foreach (int pid in Enumerable.Range(100, 8))
        {
            state.Holder(pid, container: "c0ffee");
        }

        Assert.Empty(Jobs(state));
        state.With(EntityKind.Container, "c0ffee", d => d.Text(ContainerFields.Name, "train"));
        Assert.Equal(
            ["train (8 processes: pid 100, 101, 102, 103, 104, 105, 106, 107)", "python3 (pid 200)"],
            Jobs(state.Holder(200, container: "beef")));
    }

    [Fact]
    public void Processes_of_one_service_are_one_job_and_those_of_two_are_two()
    {
        MadeState state = new MadeState().Worker(10, 9, unit: "ollama.service").Worker(11, 9, unit: "ollama.service");
        Assert.Empty(Jobs(state));
        Assert.Equal(["ollama.service (2 processes: pid 10, 11)", "vllm.service (pid 12)"], Jobs(state.Worker(12, 1, unit: "vllm.service")));
    }

    [Fact]
    public void Services_in_which_many_people_work_join_nobody() => Assert.Equal(
        ["python3 (pid 10)", "python3 (pid 11)"],
        Jobs(new MadeState().Process(8, 1, "sshd", "ssh.service").Process(9, 8, "bash", "ssh.service", commandLine: "-bash").Worker(10, 9, "ssh.service").Worker(11, 9, "ssh.service")));

    [Fact]
    public void Tasks_of_one_job_of_a_batch_system_are_one_job()
    {
        const string Folder = "/system.slice/slurmstepd.scope/job_4711/step_0/user/task_";
        MadeState state = new MadeState().Worker(10, 9, "slurmstepd.scope", Folder + "0").Worker(11, 8, "slurmstepd.scope", Folder + "1");
        Assert.Empty(Jobs(state));
        Assert.Equal(2, Jobs(state.Worker(12, 7, "slurmstepd.scope", "/system.slice/slurmstepd.scope/job_47110/step_0/user/task_0")).Length);
    }

    [Fact]
    public void Workers_below_one_launcher_are_one_job_and_two_started_from_one_shell_are_two()
    {
        MadeState state = new MadeState()
            .Process(5, 1, "sshd").Process(6, 5, "bash", "session-3.scope", commandLine: "-bash").Process(7, 6, "torchrun", "session-3.scope")
            .Worker(10, 7, "session-3.scope").Worker(11, 7, "session-3.scope").Worker(12, 11, "session-3.scope");
        Assert.Empty(Jobs(state));
        Assert.Equal(["python3 (3 processes: pid 10, 11, 12)", "python3 (pid 13)"], Jobs(state.Worker(13, 6, "session-3.scope")));
    }

    [Fact]
    public void A_shell_that_runs_a_script_belongs_to_the_job() => Assert.Empty(Jobs(
        new MadeState().Process(6, 1, "bash", commandLine: "-bash").Process(7, 6, "bash", commandLine: ["bash", "train.sh"]).Worker(10, 7).Worker(11, 7)));

    [Fact]
    public void Processes_of_which_nothing_is_known_are_jobs_of_their_own_and_a_ring_of_parents_ends() => Assert.Equal(
        ["python3 (pid 10)", "python3 (pid 11)", "python3 (pid 12)"],
        Jobs(new MadeState().Holder(10).Holder(11).Process(20, 21, "one").Process(21, 20, "other").Worker(12, 20)));

    private static string[] Jobs(MadeState state) => GpuFindings.Of(state).FirstOrDefault(f => f.Kind == GpuFindingKind.GpuSharedByJobs)?.Facts["processes"] as string[] ?? [];
}
