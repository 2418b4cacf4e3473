using static Flow.Compiler.Tests.Editing.ActionCheck;

namespace Flow.Compiler.Tests.Editing;

/// <summary>Jobs and steps become templates.</summary>
public class ExtractTemplateTests
{
    [Fact]
    public void A_job_becomes_a_template() => Check(
        "Make this job a template `build-job`",
        """
        /// Builds.
        pipeline ci {
          on push
          job $0build "Build it" on linux {
            checkout
            run "make"
          }
        }
        """,
        """
        template build-job of job {
          checkout
          run "make"
        }

        /// Builds.
        pipeline ci {
          on push
          build-job build "Build it" on linux
        }
        """);

    [Fact]
    public void Selected_steps_become_a_template() => Check(
        "Make these steps a template `steps`",
        """
        pipeline ci {
          on push
          job build on linux {
            $[checkout
            run "make"$]
            run "make test"
          }
        }
        """,
        """
        template steps {
          checkout
          run "make"
        }

        pipeline ci {
          on push
          job build on linux {
            steps group
            run "make test"
          }
        }
        """);

    [Fact]
    public void A_job_that_takes_from_others_is_no_template() => Check(
        "Make this job a template `test-job`",
        """
        pipeline ci {
          on push
          job build on linux { artifact app from "bin/**" }
          job $0test on linux {
            take build.app
          }
        }
        """,
        null);

    [Fact]
    public void The_steps_of_a_job_that_takes_from_others_are_one() => Check(
        "Make these steps a template `steps`",
        """
        pipeline ci {
          on push
          job build on linux { artifact app from "bin/**" }
          job $0test on linux {
            timeout = 5m
            take build.app
            checkout
            run "x"
            output text: string = "y"
          }
        }
        """,
        """
        template steps {
          checkout
          run "x"
        }

        pipeline ci {
          on push
          job build on linux { artifact app from "bin/**" }
          job test on linux {
            timeout = 5m
            take build.app
            steps group
            output text: string = "y"
          }
        }
        """);

    [Fact]
    public void What_is_taken_among_the_selected_steps_cannot_move() => Check(
        "Make these steps a template `steps`",
        """
        pipeline ci {
          on push
          job build on linux { artifact app from "bin/**" }
          job test on linux {
            $[run "x"
            take build.app
            run "y"$]
          }
        }
        """,
        null);

    [Fact]
    public void Steps_with_names_become_a_template_and_are_read_through_the_group() => Check(
        "Make these steps a template `steps`",
        """
        pipeline ci {
          on push
          job build on linux {
            $[// Finds out which it is.
            run "git describe" as describe
            run "echo ${describe.stdout}"$]
            run "make ${describe.stdout}" { env { V = describe.stdout } }
            output text: string = describe.stdout.trim()
          }
        }
        """,
        """
        template steps {
          // Finds out which it is.
          run "git describe" as describe
          run "echo ${describe.stdout}"
        }

        pipeline ci {
          on push
          job build on linux {
            steps group
            run "make ${group.describe.stdout}" { env { V = group.describe.stdout } }
            output text: string = group.describe.stdout.trim()
          }
        }
        """, same: false);
}
