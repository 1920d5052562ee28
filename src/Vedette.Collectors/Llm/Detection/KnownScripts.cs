using static Vedette.Collectors.Llm.Detection.LlmRole;

namespace Vedette.Collectors.Llm.Detection;

/// <summary>Python scripts that lie in a project's own folder: the folder's name says whose server.py it is.</summary>
internal static class KnownScripts
{
    private static readonly (string PathEnd, ProgramRule Rule)[] ByPathEnd =
    [
        ("text-generation-webui/server.py", new("text-generation-webui", Server)),
        ("text-generation-webui/one_click.py", new("text-generation-webui", Launcher)),
        ("oobabooga/server.py", new("text-generation-webui", Server)),
        ("comfyui/main.py", new(Runtimes.PyTorch, Server)),
        ("stable-diffusion-webui/launch.py", new(Runtimes.PyTorch, Server)),
        ("stable-diffusion-webui/webui.py", new(Runtimes.PyTorch, Server)),
        ("tabbyapi/main.py", new("tabbyapi", Server)),
        ("tabbyapi/start.py", new("tabbyapi", Server)),
        ("koboldcpp.py", new("koboldcpp", Server)),
        ("convert_hf_to_gguf.py", new(Runtimes.LlamaCpp, Job)),
        ("convert-hf-to-gguf.py", new(Runtimes.LlamaCpp, Job)),
        ("convert_lora_to_gguf.py", new(Runtimes.LlamaCpp, Job)),
        ("pretrain_gpt.py", new(Runtimes.PyTorch, Job, LlmConfidence.Likely)),
        ("pretrain_bert.py", new(Runtimes.PyTorch, Job, LlmConfidence.Likely)),
        ("megatron-lm/train.py", new(Runtimes.PyTorch, Job, LlmConfidence.Likely)),
        ("yolov5/train.py", new(Runtimes.PyTorch, Job)),
        ("yolov5/detect.py", new(Runtimes.PyTorch, Job)),
        ("nanogpt/train.py", new(Runtimes.PyTorch, Job)),
        ("run_clm.py", new(Runtimes.Transformers, Job, LlmConfidence.Likely)),
        ("run_mlm.py", new(Runtimes.Transformers, Job, LlmConfidence.Likely)),
        ("run_glue.py", new(Runtimes.Transformers, Job, LlmConfidence.Likely)),
        ("run_summarization.py", new(Runtimes.Transformers, Job, LlmConfidence.Likely)),
        ("run_translation.py", new(Runtimes.Transformers, Job, LlmConfidence.Likely)),
        ("run_qa.py", new(Runtimes.Transformers, Job, LlmConfidence.Likely)),
        ("run_speech_recognition_seq2seq.py", new(Runtimes.Transformers, Job, LlmConfidence.Likely)),
        ("tf_cnn_benchmarks.py", new(Runtimes.TensorFlow, Job)),
        ("model_main_tf2.py", new(Runtimes.TensorFlow, Job)),
    ];

    /// <summary>Folders that a project's modules live in when they are run by path: site-packages/vllm/entrypoints/openai/api_server.py.</summary>
    private static readonly string[] PackageFolders = ["/site-packages/", "/dist-packages/"];

    /// <summary>Checkouts whose scripts are run by path, by their folder: module names start there.</summary>
    private static readonly string[] CheckedOutPackages =
        ["vllm/entrypoints/", "sglang/launch_server", "llama_cpp/server/", "fastchat/serve/", "fastchat/train/", "text_generation_server/", "axolotl/cli/", "torch/distributed/", "deepspeed/launcher/", "ts/model_service_worker"];

    public static ProgramRule? Find(string script)
    {
        string path = script.ToLowerInvariant();
        foreach ((string end, ProgramRule rule) in ByPathEnd)
        {
            if (path.EndsWith(end, StringComparison.Ordinal) && (path.Length == end.Length || path[^(end.Length + 1)] == '/'))
            {
                return rule;
            }
        }

        return ModuleName(script) is { } module ? KnownModules.Find(module) : null;
    }

    private static string? ModuleName(string script)
    {
        if (!script.EndsWith(".py", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (string folder in PackageFolders)
        {
            int at = script.LastIndexOf(folder, StringComparison.Ordinal);
            if (at >= 0)
            {
                return Dotted(script[(at + folder.Length)..]);
            }
        }

        foreach (string package in CheckedOutPackages)
        {
            int at = script.IndexOf(package, StringComparison.Ordinal);
            if (at == 0 || (at > 0 && script[at - 1] == '/'))
            {
                return Dotted(script[at..]);
            }
        }

        return null;
    }

    private static string Dotted(string path) => path[..^3].Replace('/', '.');
}
